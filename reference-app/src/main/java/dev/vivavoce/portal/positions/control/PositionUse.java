package dev.vivavoce.portal.positions.control;

import java.util.UUID;

/**
 * Who has a position in use, so that its questions stay as they are: all of its candidates are to be asked the same. A later component that
 * uses positions so has a bean of this kind; it is asked within the tenant's transaction, which holds the position.
 */
public interface PositionUse {
    boolean isInUse(UUID position);
}
