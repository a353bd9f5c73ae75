/** What tests find beside the application inside the server. */
@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.testing.inside;
