@NullMarked
package dev.vivavoce.portal.pages.control;

import org.jspecify.annotations.NullMarked;
