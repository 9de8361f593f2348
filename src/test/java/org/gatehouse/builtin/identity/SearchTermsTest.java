package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.builtin.identity.SearchTerms.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is found by. */
class SearchTermsTest {

    @Test
    void areDifferentAndInLowerCase() {
        assertThat(SearchTerms.of(Profile.of("Ada", "ADA", "Ada@example.com")))
                .containsExactly(new Term("ada", -1), new Term("ada@example.com", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "an", "ann", "anna", "anna.", "annab", "b", "anna.b@example.com"})
    void exactlyOneOfThoseThatBeginWithATextIsMetByIt(String text) {
        List<Term> terms = SearchTerms.of(Profile.of("Anna", "Annabel", "anna.b@example.com"));
        long found = terms.stream().filter(term -> term.text().startsWith(text)).count();
        long met = terms.stream()
                .filter(term -> term.text().startsWith(text) && term.shared() < text.length())
                .count();
        assertThat(met).isEqualTo(Math.min(found, 1));
    }
}
