@org.jspecify.annotations.NullMarked
package dev.vivavoce.djl;
