@NullMarked
package dev.vivavoce.portal.learning.boundary;

import org.jspecify.annotations.NullMarked;
