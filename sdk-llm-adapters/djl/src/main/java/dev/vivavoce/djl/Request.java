package dev.vivavoce.djl;

import java.util.List;
import java.util.Optional;

/**
 * What a reply is asked for.
 *
 * @param prompt at least one token
 * @param sampling how its tokens are chosen
 * @param most tokens that it may have; at least one
 * @param stops texts that end it, none of them empty; they are no part of it
 * @param form what it must be, if it is JSON
 * @param deadline when it is given up, on the decoder's clock
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
record Request(int[] prompt, Sampling sampling, int most, List<String> stops, Optional<JsonForm> form, long deadline) {
    Request {
        stops = List.copyOf(stops);
    }
}
