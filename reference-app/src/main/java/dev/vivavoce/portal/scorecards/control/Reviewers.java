package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Who rated and decided. */
@ApplicationScoped
public class Reviewers {
    @Inject
    Directory directory;

    /** By their ids; whoever is gone is not among them. */
    @InTenant
    public Map<UUID, String> names(Card card) {
        Map<UUID, String> names = new HashMap<>();
        Stream.concat(
                        card.ratings().stream().map(Card.Remark::reviewer),
                        card.decision().map(Card.Decision::by).stream())
                .distinct()
                .forEach(id -> directory.known(id).map(Reviewers::name).ifPresent(name -> names.put(id, name)));
        return names;
    }

    private static String name(User user) {
        String name = user.name();
        return name == null || name.isBlank() ? user.username() : name;
    }
}
