package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.plan.Topic;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AreaTest {

    @Test
    void keeps_to_the_limits_of_a_topic() {
        assertThat(Area.ALL).allSatisfy(area -> {
            Topic.NAME.require(area.name(), "name");
            Topic.DESCRIPTION.require(area.description(), "description");
            Topic.OUTCOME.require(area.outcome(), "outcome");
        });
    }

    @Test
    void stands_once_and_is_found_by_phrases_that_say_something() {
        assertThat(Area.ALL).extracting(Area::name).doesNotHaveDuplicates();
        assertThat(Area.ALL).flatExtracting(Area::phrases).isNotEmpty().noneMatch(String::isBlank);
        assertThat(Area.ALL).flatExtracting(Area::titles).isNotEmpty().noneMatch(String::isBlank);
    }

    @Test
    void has_phrases_for_every_wish() {
        for (Wish wish : Wish.values()) {
            assertThat(Resource.named("wishes.txt").entries())
                    .anyMatch(entry -> entry.startsWith(wish.name().toLowerCase(Locale.ROOT) + ":"));
        }
        assertThat(Wish.in("")).isEmpty();
    }
}
