package dev.vivavoce.cli.json;

/** Why a line could not be processed. In JSON these stand in lower case; they never change their meaning. */
public enum Code {
    /** The line is empty or blank. */
    EMPTY_LINE,
    /** The line's bytes are not UTF-8. */
    INVALID_UTF8,
    /** The line is not one JSON object. */
    INVALID_JSON,
    /** A field that must be there is not, or is null. */
    MISSING_FIELD,
    /** A field has a value of the wrong type, out of range, or not among those allowed. */
    INVALID_VALUE,
    /** The line or a text in it is longer than anything real. */
    TOO_LONG,
    /** The bank has no questions of that format for that job. */
    UNSUPPORTED_FORMAT,
    /** The bank has no question of that id. */
    UNKNOWN_QUESTION,
    /** A rater, planner or source of questions cannot work at the moment: try the line again later. */
    UNAVAILABLE,
    /** A fault of this program. */
    INTERNAL_ERROR
}
