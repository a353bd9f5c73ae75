package dev.vivavoce.example.benchmarks.agreement;

import java.util.List;
import java.util.Optional;

/**
 * All that one run found.
 *
 * @param evaluator name and version, as its first evaluation says
 * @param agreement a row for each corpus
 * @param robustness empty where it was not asked for
 */
record Result(String evaluator, List<Figures> agreement, Optional<Robustness> robustness) {}
