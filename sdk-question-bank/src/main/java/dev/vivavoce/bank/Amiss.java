package dev.vivavoce.bank;

/**
 * What does not fit at one place of a file.
 *
 * @param file empty where it is the only one
 * @param line from 1
 * @param field its path; empty where it is the whole line
 * @param detail what does not fit
 */
record Amiss(String file, int line, String field, String detail) {

    static String place(String file, int line) {
        return file.isEmpty() ? "line " + line : file + ":" + line;
    }

    @Override
    public String toString() {
        return place(file, line) + ": " + (field.isEmpty() ? "" : field + ": ") + detail;
    }
}
