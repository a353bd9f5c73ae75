@NullMarked
package dev.vivavoce.portal.learning.control;

import org.jspecify.annotations.NullMarked;
