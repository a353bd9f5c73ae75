/**
 * What an adapter is proved with: a contract a port, scripted fakes, sample values.
 *
 * <p>An evaluator proves itself with a test class that says how to get one:
 *
 * <pre>{@code
 * class MyEvaluatorTest extends EvaluatorContract {
 *     @Override
 *     protected Evaluator evaluator() {
 *         return new MyEvaluator();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.vivavoce.testkit;

import org.jspecify.annotations.NullMarked;
