package io.penstock.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/** The pages of a row group, without those that claim more values than they have room for: Parquet's readers would believe them. */
final class CheckedPages implements PageReadStore {

    private final PageReadStore pages;

    CheckedPages(PageReadStore pages) {
        this.pages = pages;
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        PageReader reader = pages.getPageReader(column);
        return new PageReader() {
            @Override
            public @Nullable DictionaryPage readDictionaryPage() {
                return checked(reader.readDictionaryPage());
            }

            @Override
            public long getTotalValueCount() {
                return reader.getTotalValueCount();
            }

            @Override
            public @Nullable DataPage readPage() {
                return checked(reader.readPage(), reader.getTotalValueCount());
            }
        };
    }

    @Override
    public long getRowCount() {
        return pages.getRowCount();
    }

    @Override
    public void close() {
        pages.close();
    }

    /** Every entry of a dictionary takes a byte at least. */
    private static @Nullable DictionaryPage checked(@Nullable DictionaryPage page) {
        if (page != null) {
            check(page.getDictionarySize(), page.getBytes().size());
        }
        return page;
    }

    private static @Nullable DataPage checked(@Nullable DataPage page, long total) {
        if (page != null) {
            check(page.getValueCount(), total);
        }
        return page;
    }

    private static void check(long claimed, long most) {
        if (claimed < 0 || claimed > most) {
            throw new ParquetDecodingException("a page claims %d values of %d".formatted(claimed, most));
        }
    }
}
