@NullMarked
package dev.vivavoce.portal.pages.boundary;

import org.jspecify.annotations.NullMarked;
