@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.access.control;
