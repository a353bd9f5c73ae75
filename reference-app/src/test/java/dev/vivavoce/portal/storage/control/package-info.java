@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.storage.control;
