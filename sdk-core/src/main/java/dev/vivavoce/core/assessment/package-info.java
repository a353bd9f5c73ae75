/** What it means to judge an answer: rubrics, evidence, levels, evaluations, and how a score follows from them. */
@NullMarked
package dev.vivavoce.core.assessment;

import org.jspecify.annotations.NullMarked;
