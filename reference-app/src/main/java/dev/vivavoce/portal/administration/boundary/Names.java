package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.access.control.ApiKeys;
import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.entity.ApiKey;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.entity.AuditEntry;
import dev.vivavoce.portal.exchange.control.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom the audit trail means: it knows ids alone, and those who were erased have no name any more. */
@ApplicationScoped
public class Names {
    private static final Pattern SOMEBODY = Pattern.compile("(person|user|api_key|api-key):([0-9a-f-]{36})");
    private static final int MOST_KEYS = 1_000;

    @Inject
    Directory directory;

    @Inject
    ApiKeys keys;

    /** By how entries write them, as actor and as subject. */
    Map<String, String> of(Collection<AuditEntry> entries) {
        Set<UUID> ids = entries.stream()
                .flatMap(entry -> Stream.of(entry.actor(), entry.subject()))
                .map(SOMEBODY::matcher)
                .filter(Matcher::matches)
                .map(found -> UUID.fromString(found.group(2)))
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>();
        for (User user : directory.users(ids)) {
            names.put("person:" + user.id(), name(user));
            names.put("user:" + user.id(), name(user));
        }
        if (!ids.isEmpty()) {
            for (ApiKey key : keys.after(Cursor.START, MOST_KEYS)) {
                names.put("api_key:" + key.id(), key.name());
                names.put("api-key:" + key.id(), key.name());
            }
        }
        return names;
    }

    /** As entries write them: whoever has that user name, or what already is written so. */
    Optional<String> actor(String text) {
        return text.matches("operator|system|anyone") || SOMEBODY.matcher(text).matches()
                ? Optional.of(text)
                : directory.find(text).map(user -> "person:" + user.id());
    }

    private static String name(User user) {
        String name = user.name();
        return user.isInvited() ? "" : name == null || name.isBlank() ? user.username() : name;
    }
}
