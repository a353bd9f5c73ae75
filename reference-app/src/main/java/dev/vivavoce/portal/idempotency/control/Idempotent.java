package dev.vivavoce.portal.idempotency.control;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code POST} that creates, and that a client may repeat with the same {@code Idempotency-Key}. The method returns a {@code Response}
 * and is also {@link dev.vivavoce.portal.tenancy.control.InTenant}, or in steps of which {@link KeptAnswers#once} is the last.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}
