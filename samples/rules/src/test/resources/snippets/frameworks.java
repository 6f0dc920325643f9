import io.penstock.PipelineBuilder;
import io.penstock.Port;
import io.penstock.djl.DjlEstimator;
import io.penstock.lightgbm.LightgbmEstimator;
import io.penstock.model.ClassWeights;
import io.penstock.model.EarlyStopping;
import io.penstock.model.Model;
import io.penstock.training.Trainer;
import io.penstock.transform.Transform;
import io.penstock.trees.boosting.Loss;
import io.penstock.trees.boosting.Trend;
import io.penstock.tribuo.TribuoEstimator;
import io.penstock.xgboost.XgboostEstimator;

PipelineBuilder p;
Transform.Outputs features;
Port<Model> earlier;
