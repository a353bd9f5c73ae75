@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.branding.control;
