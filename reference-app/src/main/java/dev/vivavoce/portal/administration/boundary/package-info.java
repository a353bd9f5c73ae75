@NullMarked
package dev.vivavoce.portal.administration.boundary;

import org.jspecify.annotations.NullMarked;
