package dev.vivavoce.core.question;

/** The level of a position, from the first steps to the top. */
public enum Seniority {
    INTERN(0),
    JUNIOR(1),
    MID(2),
    SENIOR(3),
    LEAD(4),
    EXECUTIVE(5);

    private final int step;

    Seniority(int step) {
        this.step = step;
    }

    /** How many steps lie between this and {@code other}: 0 to 5. */
    public int stepsTo(Seniority other) {
        return Math.abs(step - other.step);
    }
}
