"""``python -m urbankg.search STORE FILE SIGNATURE`` makes an index, as a process of its own with low priority."""

import ctypes
import json
import os
import signal
import sys
from pathlib import Path

from urbankg.errors import UrbankgError
from urbankg.search.keeping import write_index

_YIELDING = 10  # to whoever asks the server that started this
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG

if __name__ == "__main__":
    store, file, of = sys.argv[1:]
    os.nice(_YIELDING)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    try:
        write_index(Path(store), Path(file), tuple(tuple(part) for part in json.loads(of)))
    except UrbankgError as error:
        sys.exit(str(error))
