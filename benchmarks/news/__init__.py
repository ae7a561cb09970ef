"""News made up for measurements: any number of articles, told of one invented history of real towns."""
