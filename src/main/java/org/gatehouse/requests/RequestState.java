package org.gatehouse.requests;

/** What has become of a request. */
public enum RequestState {
    /** Nobody has decided. */
    WAITING("Waiting"),
    /** The person was added to a group. */
    APPROVED("Approved"),
    DECLINED("Declined"),
    /** There is nothing left to decide: the page or the person is gone, or the page is open to them already. */
    SETTLED("Settled");

    private final String words;

    RequestState(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
