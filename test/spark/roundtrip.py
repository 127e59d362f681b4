"""Starts local Spark with a configuration, does one thing, and prints what happened as one line of JSON.

usage: roundtrip.py write|read CONFIGURATION.json FOLDER
"""

import glob
import json
import socket
import ssl
import sys
from urllib.parse import urlparse

from pyspark.sql import SparkSession

ROWS = [(1, "Ada Lovelace", "ada@example.com", "4111-1111", 10), (2, "Grace Hopper", "grace@example.com", "4222-2222", 20)]
COLUMNS = ["id", "name", "email", "card", "amount"]


def start(conf):
    builder = SparkSession.builder.master("local[1]")
    for name, value in conf.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def tls_of(url):
    """The version that the web interface speaks, or why it speaks none."""
    at = urlparse(url)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with socket.create_connection((at.hostname, at.port), 10) as plain, context.wrap_socket(plain) as wrapped:
            return wrapped.version()
    except (OSError, ssl.SSLError) as error:
        return type(error).__name__


def main(mode, conf_file, folder):
    with open(conf_file, encoding="utf-8") as file:
        spark = start(json.load(file))
    url = spark.sparkContext.uiWebUrl
    result = {
        "ssl": spark.sparkContext.getConf().get("spark.ssl.enabled", "not set"),
        "scheme": urlparse(url).scheme,
        "tls": tls_of(url),
    }
    try:
        if mode == "write":
            spark.createDataFrame(ROWS, COLUMNS).coalesce(1).write.mode("overwrite").parquet(folder)
        rows = sorted(tuple(row) for row in spark.read.parquet(folder).select(COLUMNS).collect())
        result["rows"] = "the same" if rows == ROWS else repr(rows)
    except Exception as error:  # what Spark throws has no common class in Python
        result["rows"] = "unreadable"
        result["error"] = str(error)[:4000]
    spark.stop()
    files = [open(path, "rb").read() for path in glob.glob(f"{folder}/*.parquet")]
    result["files"] = len(files)
    result["magic"] = sorted({content[:4].decode("latin-1") + content[-4:].decode("latin-1") for content in files})
    words = [word.encode() for row in ROWS for word in row if isinstance(word, str)] + [b"email", b"amount"]
    result["inClear"] = sorted({word.decode() for word in words for content in files if word in content})
    print(json.dumps(result))


main(*sys.argv[1:])
