package dev.vivavoce.cli.dataset;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Submission;

/**
 * An answer with the evaluation that a model shall learn to give.
 *
 * @param id of the line
 * @param source where it comes from
 * @param kind what sort of answer it is, such as "decent"; empty where nobody said
 * @param submission what is rated
 * @param evaluation how
 */
record Labelled(String id, Source source, String kind, Submission submission, Evaluation.Scored evaluation) {

    /** Where an example comes from. */
    enum Source {
        /** Written for this, by hand. */
        GOLDEN,
        /** Answered by somebody who agreed to it, rated, and reviewed by a person. */
        REVIEWED,
        /** Played and rated by a model. */
        SYNTHETIC
    }

    Labelled with(Submission other, Evaluation.Scored changed) {
        return new Labelled(id, source, kind, other, changed);
    }
}
