"""The typed face of a signal: it selects what a type checker reads.

For mypy with the plugin ``_checker_face`` is empty. Of several definitions, mypy without it and
zuban take the first, the others the last: hence the two imports. In the branches of an `if`
pyrefly would take both.
"""

from ._checker_face import *
from ._plugin_face import *
from ._checker_face import *
