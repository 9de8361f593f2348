package org.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.console.Selection.Marked;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final List<Marked> THREE = List.of(new Marked("1", "A"), new Marked("2", "B"), new Marked("3", "C"));

    private final Selection selection = new Selection(2);

    @Test
    void takesNoMoreThanItMay() {
        selection.markAll(THREE);
        assertThat(selection.all()).containsExactlyElementsOf(THREE.subList(0, 2));
        assertThat(selection.isFull()).isTrue();
    }

    @Test
    void hasPlaceAgainOnceAMarkIsTakenAway() {
        selection.markAll(THREE);
        selection.mark(THREE.getFirst(), false);
        selection.mark(THREE.getLast(), true);
        assertThat(selection.all()).containsExactlyElementsOf(THREE.subList(1, 3));
    }
}
