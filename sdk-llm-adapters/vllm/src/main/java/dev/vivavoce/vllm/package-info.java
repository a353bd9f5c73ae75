/** Any OpenAI-compatible server as a chat model that is set right for interviews. */
@NullMarked
package dev.vivavoce.vllm;

import org.jspecify.annotations.NullMarked;
