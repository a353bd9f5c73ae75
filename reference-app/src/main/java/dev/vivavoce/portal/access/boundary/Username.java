package dev.vivavoce.portal.access.boundary;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Letters and digits of any script, and the signs of e-mail addresses; no spaces. */
@NotNull
@Size(min = 3, max = 100)
@Pattern(regexp = "[\\p{L}\\p{M}\\p{N}._@+-]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@interface Username {
    String message() default "must be 3 to 100 letters, digits or . _ @ + -";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
