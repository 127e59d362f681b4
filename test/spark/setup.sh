#!/bin/sh
# Installs what the run with real Spark needs: PySpark 3.5 from its registry, and the class of Parquet's tests that stands in for a
# key management service. usage: setup.sh FOLDER; then RAMPART_SPARK=1 RAMPART_SPARK_HOME=FOLDER npm test
set -eu
home=${1:?usage: setup.sh FOLDER}
mkdir -p "$home"
[ -x "$home/venv/bin/python" ] || python3 -m venv "$home/venv"
"$home/venv/bin/pip" install --quiet 'pyspark>=3.5.4,<3.6'
# The Parquet that Spark 3.5 brings.
mvn --quiet --batch-mode dependency:copy -Dartifact=org.apache.parquet:parquet-hadoop:1.13.1:jar:tests \
  "-DoutputDirectory=$home/jars"
