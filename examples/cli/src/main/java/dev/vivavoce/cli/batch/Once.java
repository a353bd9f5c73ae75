package dev.vivavoce.cli.batch;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, and shared. Thread-safe. */
public final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T value;

    private Once(Supplier<T> maker) {
        this.maker = maker;
    }

    /** A value that {@code maker} makes. */
    public static <T> Once<T> of(Supplier<T> maker) {
        return new Once<>(maker);
    }

    @Override
    public T get() {
        T made = value;
        if (made == null) {
            synchronized (this) {
                made = value;
                if (made == null) {
                    made = maker.get();
                    value = made;
                }
            }
        }
        return made;
    }
}
