/** One HTTP exchange: who calls, why a request is refused, how often one may ask. */
@org.jspecify.annotations.NullMarked
package dev.vivavoce.portal.exchange.control;
