package org.gatehouse.outbound;

import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.outbound.CallWatch.Watched;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** All that watch calls, as one. */
@Component
public final class CallWatches {

    public static final CallWatches NONE = new CallWatches(List.of());

    private static final Watched UNWATCHED = outcome -> {};

    private final List<CallWatch> all;

    @Autowired
    CallWatches(ObjectProvider<CallWatch> all) {
        this(all.orderedStream().toList());
    }

    private CallWatches(List<CallWatch> all) {
        this.all = all;
    }

    public boolean areNone() {
        return all.isEmpty();
    }

    /** As {@link CallWatch#begin}. */
    public Watched begin(String server, String operation) {
        if (all.isEmpty()) {
            return UNWATCHED;
        }
        List<Watched> begun =
                all.stream().map(watch -> watch.begin(server, operation)).toList();
        return outcome -> begun.reversed().forEach(watched -> watched.ended(outcome));
    }

    /** As {@link CallWatch#carried}. */
    public <T> Supplier<T> carried(Supplier<T> call) {
        Supplier<T> carried = call;
        for (CallWatch watch : all) {
            carried = watch.carried(carried);
        }
        return carried;
    }
}
