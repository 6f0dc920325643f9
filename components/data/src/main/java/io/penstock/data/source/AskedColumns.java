package io.penstock.data.source;

import io.penstock.columns.RowType;
import io.penstock.errors.DataException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where columns that are asked for stand among those that a source has. */
public final class AskedColumns {

    private AskedColumns() {}

    /**
     * Returns the position of each column that is asked for.
     *
     * @param title what messages call the source
     * @param names of the columns that it has
     * @throws DataException if some are not there; the message names them and lists those that are
     */
    public static List<Integer> positions(String title, List<String> names, RowType asked) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            positions.putIfAbsent(names.get(i), i);
        }
        List<String> absent = asked.names().stream()
                .filter(name -> !positions.containsKey(name))
                .toList();
        if (!absent.isEmpty()) {
            throw new DataException("%s has no column '%s'. Columns: %s."
                    .formatted(title, String.join("', '", absent), String.join(", ", names)));
        }
        return asked.names().stream().map(positions::get).toList();
    }
}
