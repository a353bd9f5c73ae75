package dev.vivavoce.jackson;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constants of an enum by their names in JSON: lower case, with underscores. */
final class Names<E extends Enum<E>> {

    private final Map<E, String> names;
    private final Map<String, E> constants = new HashMap<>();

    Names(Class<E> type) {
        names = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            names.put(constant, name);
            constants.put(name, constant);
        }
    }

    String name(E constant) {
        String name = names.get(constant);
        return name == null ? constant.name() : name;
    }

    @Nullable
    E constant(String name) {
        return constants.get(name);
    }

    @Override
    public String toString() {
        return String.join(", ", names.values());
    }
}
