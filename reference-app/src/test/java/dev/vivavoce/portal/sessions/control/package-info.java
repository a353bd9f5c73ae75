@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.sessions.control;
