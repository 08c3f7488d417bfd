package dev.herald.contexts.deliveries;

/** A feed by itself: all that is told of it is in its events, or gathered. */
record FeedView() {

    static final FeedView NEW = new FeedView();
}
