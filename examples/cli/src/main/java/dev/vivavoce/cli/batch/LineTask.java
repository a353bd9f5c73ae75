package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.json.Fields;

/** What a batch command makes of one line. Thread-safe. */
@FunctionalInterface
interface LineTask {

    /**
     * The line out, without its id.
     *
     * @throws dev.vivavoce.cli.json.BadInput when the line cannot be processed
     */
    ObjectNode apply(Fields line);
}
