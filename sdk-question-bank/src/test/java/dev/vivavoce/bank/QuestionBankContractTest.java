package dev.vivavoce.bank;

import dev.vivavoce.core.spi.QuestionSource;
import dev.vivavoce.testkit.QuestionSourceContract;

class QuestionBankContractTest extends QuestionSourceContract {

    @Override
    protected QuestionSource source() {
        return QuestionBank.bundled();
    }
}
