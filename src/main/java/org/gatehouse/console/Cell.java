package org.gatehouse.console;

/** A cell of a file that people open in a spreadsheet, where some beginnings would make it a formula. */
public final class Cell {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Cell() {}

    /** Text that a spreadsheet takes for text. */
    public static String of(String text) {
        return isFormula(text, 0) ? "'" + text : text;
    }

    /** What had been written by {@link #of}. */
    public static String text(String cell) {
        return cell.startsWith("'") && isFormula(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text, int from) {
        return text.length() > from && FORMULA.indexOf(text.charAt(from)) >= 0;
    }
}
