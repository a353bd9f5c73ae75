@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.speech.boundary;
