package org.gatehouse.administration;

import java.util.List;
import org.gatehouse.access.Page;

/**
 * What another name of a group brings about. Rules name groups as the provider does, so access goes with the name.
 *
 * @param closed pages that the old name opens, and the new one does not
 * @param opened pages that the new name opens, and the old one did not
 * @param locksOut whether the old name lets its members sign in, and the new one does not ({@code ALLOWED_GROUPS})
 * @param letsIn the same the other way round
 */
public record Renaming(List<Page> closed, List<Page> opened, boolean locksOut, boolean letsIn) {

    /** A name that no rule knows in place of another. */
    public static final Renaming WITHOUT_EFFECT = new Renaming(List.of(), List.of(), false, false);

    public Renaming {
        closed = List.copyOf(closed);
        opened = List.copyOf(opened);
    }

    public boolean hasEffect() {
        return !equals(WITHOUT_EFFECT);
    }

    /** Another renaming than the one that the administrator has agreed to; nothing was changed. */
    public static final class NotAgreed extends RuntimeException {

        private final transient Renaming renaming;

        NotAgreed(Renaming renaming) {
            super("What another name of the group brings about has not been agreed to");
            this.renaming = renaming;
        }

        /** What it would bring about now. */
        public Renaming renaming() {
            return renaming;
        }
    }
}
