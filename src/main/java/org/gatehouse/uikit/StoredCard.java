package org.gatehouse.uikit;

import com.vaadin.flow.component.html.Div;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A card of what the database holds; while it does not answer, a card that says so. The rest of the page needs neither. */
public final class StoredCard extends Div {

    private static final Logger log = LoggerFactory.getLogger(StoredCard.class);

    private final String title;
    private final transient Supplier<Card> card;

    public StoredCard(String title, Supplier<Card> card) {
        this.title = title;
        this.card = card;
        read();
    }

    private void read() {
        removeAll();
        try {
            add(card.get());
        } catch (DataAccessException unavailable) {
            log.warn("The card “{}” could not be read: {}", title, unavailable.getMessage());
            add(new Card(
                    title,
                    Notice.problem("This cannot be read at the moment: the database does not answer.")
                            .withRetry(this::read)));
        }
    }
}
