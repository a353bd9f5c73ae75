/** The portal as tests meet it: a real server on a real database, over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.testing;
