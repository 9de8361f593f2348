package org.gatehouse.shell;

/** A number beside an entry of the menu: how much there is to do. A feature that has one to show is a bean. */
public interface MenuNumber {

    /** The path of the entry, without a leading slash. It is asked only for people who have the entry. */
    String path();

    /** Nothing is shown for none. Asked whenever somebody opens a page by its address, so it has to be cheap. */
    int number();
}
