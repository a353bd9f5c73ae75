package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.core.assessment.WordLimit;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** What the engine takes for blank is blank here as well: the usual validator lets a text through that is one wide space. */
public class SaysSomething implements ConstraintValidator<NotBlank, CharSequence> {
    @Override
    public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
        return text != null && WordLimit.count(text) > 0;
    }
}
