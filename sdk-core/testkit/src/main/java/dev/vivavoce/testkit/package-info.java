/**
 * What an adapter is proved with: a contract a port, scripted fakes, sample values.
 *
 * <p>An evaluator proves itself with a test class that says how to get one:
 *
 * <pre>{@code
 * class MyEvaluatorTest implements EvaluatorContract {
 *     @Override
 *     public Evaluator evaluator() {
 *         return new MyEvaluator();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.vivavoce.testkit;

import org.jspecify.annotations.NullMarked;
