package io.penstock.transform.feature;

/**
 * What stands in for the missing values of a column.
 *
 * @param column the column's name
 * @param number what is read as a number, NaN in a column of text
 * @param text what is read as text
 */
public record FittedFill(String column, double number, String text) {

    static FittedFill of(String column, double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 0x1p63;
        return new FittedFill(column, number, whole ? Long.toString((long) number) : Double.toString(number));
    }

    static FittedFill of(String column, String text) {
        return new FittedFill(column, Double.NaN, text);
    }
}
