/** The portal: what it is made of. */
@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal;
