package dev.vivavoce.portal.tenancy.control;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call that takes several transactions, because something slow happens between them. It runs in none itself; each step is a method that is
 * {@link InTenant}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InSteps {}
